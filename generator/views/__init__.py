"""Views: for each page what stands on it, as ready text, links and order. Templates only put it between tags."""
