"""Words that residents read: one place for each Japanese label and sentence that views put beside values."""
