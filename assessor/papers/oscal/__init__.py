"""OSCAL documents of an assessed engagement: one module for each model, all of them plain JSON from one dossier."""
