package id.penjaga.device.messages;

/// Which way a badge reader leads.
public enum Direction {
  IN,
  OUT
}
