"""From views to HTML: components and their templates, line breaking, marks of language, and the Jinja environment that escapes everything."""

__all__ = ["data_blocks", "environment", "examples", "frame_templates", "line_breaking", "renderer"]
