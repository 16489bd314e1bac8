"""The published scripts: lint, types and unit tests, by the Node.js that stands in the environment."""
