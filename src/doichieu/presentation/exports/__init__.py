"""Reports to hand on: what they say, and the forms they are written in."""
