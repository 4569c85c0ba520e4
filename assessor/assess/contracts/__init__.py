"""What the contracts with providers leave open. Nothing here moves a verdict."""
