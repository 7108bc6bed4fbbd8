"""The recipe of the built-in model: prepare, augment, train, export, card."""
