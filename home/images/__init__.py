"""The picture library: the image model, its form, sizes, credits, encodings and cached look-ups."""
