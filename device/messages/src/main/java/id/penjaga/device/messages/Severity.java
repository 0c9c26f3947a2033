package id.penjaga.device.messages;

/// How much an alarm matters.
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
