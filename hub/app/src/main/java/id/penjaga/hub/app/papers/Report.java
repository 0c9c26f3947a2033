package id.penjaga.hub.app.papers;

import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.Speech;
import java.util.List;
import java.util.function.Function;

/// A paper of no case that can be made now.
///
/// @param of what of its kind it tells of, such as `2026-09` or `SRVSEC`
/// @param making the same words each time as long as nothing changes
/// @param lists what of it a spreadsheet can hold; empty for a sheet that is drawn
public record Report(
    ReportKind kind, String of, Making making, Function<Speech, List<Listing>> lists) {

  /// Makes it.
  @FunctionalInterface
  public interface Making {
    /// @param number of the paper; empty while it has none
    /// @param corrects what names the paper before it; empty for none
    Paper paper(String number, String corrects, Speech speech);
  }

  Subject subject() {
    return new Subject(Subject.Kind.PAPER, kind + "/" + of);
  }
}
