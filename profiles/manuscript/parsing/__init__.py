"""Lines to draft: what each line of a manuscript is, with a question where that is uncertain."""
