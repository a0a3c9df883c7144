"""The suite; its folders mirror the applications, ``browser`` drives a real Chromium."""
