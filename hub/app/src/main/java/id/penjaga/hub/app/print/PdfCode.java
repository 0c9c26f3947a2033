package id.penjaga.hub.app.print;

import io.nayuki.qrcodegen.QrCode;
import org.openpdf.text.pdf.PdfContentByte;

/// A QR code drawn as squares.
final class PdfCode {
  private PdfCode() {}

  static void draw(PdfContentByte pen, String text, float x, float base, float size) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    float module = size / code.size;
    for (int row = 0; row < code.size; row++) {
      for (int from = 0; from < code.size; from++) {
        int until = from;
        while (until < code.size && code.getModule(until, row)) {
          until++;
        }
        if (until > from) {
          pen.rectangle(
              x + from * module,
              base + (code.size - 1 - row) * module,
              (until - from) * module,
              module);
          from = until;
        }
      }
    }
    pen.fill();
  }
}
