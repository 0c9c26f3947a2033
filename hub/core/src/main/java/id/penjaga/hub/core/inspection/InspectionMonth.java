package id.penjaga.hub.core.inspection;

import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The inspection of one month.
///
/// @param about the case; 0 while there is none
/// @param number of the case; empty for none
/// @param results `good`, `not_good` or `not_checked` of each item of the checklist, by its id;
///     empty before it was filled in
/// @param submitted when the report was handed in; null before that
/// @param received when its receiver signed for it; null before that
/// @param receiver person who signed; 0 before that
public record InspectionMonth(
    YearMonth month,
    State state,
    long about,
    String number,
    Map<String, String> results,
    @Nullable Instant submitted,
    @Nullable Instant received,
    long receiver) {
  public InspectionMonth {
    results = Map.copyOf(results);
  }

  /// How far it has come.
  public enum State {
    /// The month was over before anything was kept here.
    BEFORE(new Bilingual("sebelum dicatat", "before records")),
    MISSED(new Bilingual("terlewat", "missed")),
    /// The month is not over and nothing is begun.
    DUE(new Bilingual("belum dimulai", "not begun")),
    OPEN(new Bilingual("sedang dikerjakan", "under way")),
    SUBMITTED(new Bilingual("disampaikan, belum diterima", "submitted, not received")),
    RECEIVED(new Bilingual("diterima", "received"));

    private final Bilingual text;

    State(Bilingual text) {
      this.text = text;
    }

    public Bilingual text() {
      return text;
    }
  }

  static InspectionMonth none(YearMonth month, State state) {
    return new InspectionMonth(month, state, 0, "", Map.of(), null, null, 0);
  }
}
