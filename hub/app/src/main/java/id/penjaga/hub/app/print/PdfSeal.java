package id.penjaga.hub.app.print;

import java.time.Instant;

/// Who seals what is printed. The same bytes get the same seal.
public interface PdfSeal {
  /// Whether it may seal at a moment.
  boolean holds(Instant at);

  /// Whose seal it is, as a reader's window shows it.
  String name();

  /// Bytes of a seal, whatever it seals.
  int size();

  /// A detached CMS signature.
  byte[] cms(byte[] content);
}
