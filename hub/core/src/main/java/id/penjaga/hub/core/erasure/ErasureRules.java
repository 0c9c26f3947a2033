package id.penjaga.hub.core.erasure;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether personal data may be erased now.
public final class ErasureRules {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 1000;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");

  private ErasureRules() {}

  /// What is known of a subject.
  ///
  /// @param needed the last day on which its data were needed: when the case ended, when the person
  ///   left; null while they are needed
  /// @param left whether something is left to erase
  public record Known(@Nullable LocalDate needed, boolean left) {}

  /// @param known null when there is no such thing
  /// @param keep days for which personal data stay after they were needed
  public static Decision decide(
      Subject about, String reason, @Nullable Known known, LocalDate today, int keep) {
    String why = reason.strip();
    if (known == null) {
      return no(Decision.Reason.NO_SUCH_CASE, "Data itu tidak ada.", "There is no such thing.");
    }
    if (why.length() < SHORTEST || why.length() > LONGEST) {
      return no(
          Decision.Reason.REASON_MISSING,
          "Tulis mengapa data pribadi dihapus, 5 sampai 1000 huruf.",
          "Say why the personal data are erased, in 5 to 1000 characters.");
    }
    if (about.kind() != Subject.Kind.ITEM && about.kind() != Subject.Kind.ALARM) {
      LocalDate needed = known.needed();
      if (needed == null) {
        return no(
            Decision.Reason.NOT_READY,
            "Data pribadi masih diperlukan: berkas belum selesai, atau orangnya masih bertugas.",
            "The personal data are still needed: the case is open, or the person is still here.");
      }
      LocalDate from = needed.plusDays(keep + 1L);
      if (today.isBefore(from)) {
        return no(
            Decision.Reason.NOT_READY,
            "Masa simpan belum habis. Data pribadi dapat dihapus mulai " + from.format(DAY) + ".",
            "The retention time is not over. The personal data may be erased from "
                + from.format(DAY)
                + " on.");
      }
    }
    return known.left()
        ? new Decision.Accepted(List.of(new Fact.Erased(about.toString(), why)), List.of())
        : no(
            Decision.Reason.ALREADY_DONE,
            "Tidak ada lagi data pribadi yang dapat dihapus.",
            "No personal data are left that may be erased.");
  }

  private static Decision no(Decision.Reason why, String id, String en) {
    return new Decision.Refused(why, new Bilingual(id, en), List.of());
  }
}
