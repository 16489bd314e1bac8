"""Files beside the pages that programs read."""
