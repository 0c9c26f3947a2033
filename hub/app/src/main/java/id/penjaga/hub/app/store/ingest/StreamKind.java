package id.penjaga.hub.app.store.ingest;

/// The two numbered streams of a device.
public enum StreamKind {
  JOURNAL(1),
  TREND(2);

  private final int code;

  StreamKind(int code) {
    this.code = code;
  }

  /// As stored.
  public int code() {
    return code;
  }
}
