package id.penjaga.hub.app.print;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfFormField;
import org.openpdf.text.pdf.PdfLiteral;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/// Puts a seal into a PDF while it is written: the place of the signature is left open, and filled
/// when the bytes around it are known (ISO 32000-1, 12.8.1).
final class PdfSealing {
  private static final String OPEN_RANGE = "[0 0000000000 0000000000 0000000000]";

  private final PdfSeal seal;
  private final Instant at;

  /// @param at the signing time it claims
  PdfSealing(PdfSeal seal, Instant at) {
    this.seal = seal;
    this.at = at;
  }

  String name() {
    return seal.name();
  }

  /// Writes the field of the signature, which is not seen on the page.
  void reserve(PdfWriter writer) {
    try {
      PdfDictionary signature = new PdfDictionary(new PdfName("Sig"));
      signature.put(PdfName.FILTER, new PdfName("Adobe.PPKLite"));
      signature.put(PdfName.SUBFILTER, new PdfName("ETSI.CAdES.detached"));
      signature.put(PdfName.NAME, new PdfString(seal.name(), "UnicodeBig"));
      signature.put(
          PdfName.M,
          new PdfString(
              "D:"
                  + DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
                      .format(at.atOffset(ZoneOffset.UTC))
                  + "Z"));
      signature.put(PdfName.BYTERANGE, new PdfLiteral(OPEN_RANGE));
      signature.put(PdfName.CONTENTS, new PdfLiteral(open()));
      PdfFormField field = PdfFormField.createSignature(writer);
      field.setWidget(new Rectangle(0, 0, 0, 0), PdfAnnotation.HIGHLIGHT_NONE);
      field.setFieldName("segel");
      field.setFlags(PdfAnnotation.FLAGS_PRINT | PdfAnnotation.FLAGS_LOCKED);
      field.put(PdfName.V, writer.addToBody(signature).getIndirectReference());
      field.setPage(1);
      writer.addAnnotation(field);
      writer.setSigFlags(3); // there is a signature, and later changes are appended
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String open() {
    return "<" + "0".repeat(2 * seal.size()) + ">";
  }

  /// @param pdf with the place left open
  byte[] seal(byte[] pdf) {
    byte[] sealed = pdf.clone();
    int from = find(pdf, open());
    int until = from + open().length();
    String range = "[0 %d %d %d]".formatted(from, until, pdf.length - until);
    put(sealed, find(pdf, OPEN_RANGE), range + " ".repeat(OPEN_RANGE.length() - range.length()));
    byte[] around = Arrays.copyOf(sealed, from + pdf.length - until);
    System.arraycopy(sealed, until, around, from, pdf.length - until);
    put(sealed, from + 1, HexFormat.of().formatHex(seal.cms(around)));
    return sealed;
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }

  private static int find(byte[] in, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = in.length - wanted.length; i >= 0; i--) {
      if (in[i] == wanted[0] && Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new IllegalStateException("the place of the seal is not in the file");
  }
}
