"""The e-government plan's projects and the smart-city scheme."""
