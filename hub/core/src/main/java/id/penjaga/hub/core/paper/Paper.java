package id.penjaga.hub.core.paper;

import java.time.Instant;
import java.util.List;

/// A paper in one language, ready to be printed.
///
/// @param kind its layout, such as `F-01` or `SOP`
/// @param title of the document as a reader's window shows it
/// @param language `id` or `en`
/// @param dated the moment whose state it tells, from the book and never from the present
/// @param parts from top to bottom
/// @param foot small print at the foot of every page; empty for none
/// @param code of its public check page, drawn as a QR code beside the foot; empty while it is a
///     preview, which is marked as one
/// @param link what the QR code says
public record Paper(
    String kind,
    String title,
    String language,
    Side side,
    Instant dated,
    List<PaperPart> parts,
    String foot,
    String code,
    String link) {
  public Paper {
    parts = List.copyOf(parts);
  }

  /// How an A4 page is turned.
  public enum Side {
    PORTRAIT,
    LANDSCAPE
  }

  /// The same paper with the code of its check page.
  public Paper coded(String checkCode, String checkLink, String footText) {
    return new Paper(kind, title, language, side, dated, parts, footText, checkCode, checkLink);
  }
}
