package id.penjaga.hub.core.fuel;

import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether what somebody wants to write into the ledger can be.
public final class FuelRules {
  /// What is written later than this is no record any more.
  private static final Duration LATEST = Duration.ofDays(31);

  private FuelRules() {}

  /// What may be written down.
  public enum What {
    REFILL,
    DIPSTICK,
    STARTED,
    STOPPED;

    /// As the book says it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What somebody wants to write down.
  ///
  /// @param at null when it was not given, or cannot be read
  /// @param litres filled in; null likewise
  /// @param level litres in the tank afterwards; null when not read
  /// @param unread fields that hold something that is no number or time
  public record Wanted(
      What what,
      @Nullable Instant at,
      @Nullable Double litres,
      @Nullable Double level,
      String reason,
      Set<String> unread) {}

  /// What is wrong; empty when it can be kept.
  ///
  /// @param tank null when the register does not say what it holds
  /// @param role who answers for the outage that is open (PWR-07); empty while there is none
  /// @param held roles of who writes
  public static List<FormProblem> judge(
      Wanted wanted, @Nullable Tank tank, String role, Set<String> held, Instant now) {
    List<FormProblem> problems = new ArrayList<>();
    Instant at = wanted.at();
    if (at == null) {
      add(problems, "at", "Tulis waktunya.", "Write when that was.");
    } else if (at.isAfter(now.plusSeconds(60))) {
      add(
          problems,
          "at",
          "Waktu ini belum terjadi; tulis waktu yang sudah lewat.",
          "This time lies ahead; write one that has passed.");
    } else if (at.isBefore(now.minus(LATEST))) {
      add(
          problems,
          "at",
          "Lebih dari 31 hari yang lalu; ukur isi tangki sekarang.",
          "More than 31 days ago; measure the tank now instead.");
    }
    boolean refill = wanted.what() == What.REFILL;
    number(problems, "litres", wanted.litres(), tank, refill, wanted.unread(), 0.1);
    number(
        problems,
        "level",
        wanted.level(),
        tank,
        wanted.what() == What.DIPSTICK,
        wanted.unread(),
        0);
    if (!role.isEmpty() && !held.contains(role) && wanted.reason().isBlank()) {
      add(
          problems,
          "reason",
          "Pemadaman ini menjadi tanggung jawab peran lain; tulis alasan Anda yang mencatat.",
          "Another role answers for this outage; write why it is you who records.");
    }
    return List.copyOf(problems);
  }

  private static void number(
      List<FormProblem> problems,
      String field,
      @Nullable Double number,
      @Nullable Tank tank,
      boolean needed,
      Set<String> unread,
      double least) {
    if (number == null) {
      if (needed || unread.contains(field)) {
        add(
            problems,
            field,
            "Tulis jumlah liter, misalnya 20 atau 20,5.",
            "Write litres as a number, such as 20 or 20.5.");
      }
      return;
    }
    double most = tank == null ? 100_000 : tank.litres() * 1.1;
    if (!(number >= least) || number > most) {
      add(
          problems,
          field,
          "Tulis antara "
              + trim(least).replace('.', ',')
              + " dan "
              + trim(most).replace('.', ',')
              + " L; tangki tidak memuat lebih.",
          "Write between " + trim(least) + " and " + trim(most) + " L; the tank holds no more.");
    }
  }

  private static String trim(double litres) {
    return litres == Math.rint(litres)
        ? Long.toString((long) litres)
        : Double.toString(Math.round(litres * 10) / 10.0);
  }

  private static void add(List<FormProblem> problems, String field, String id, String en) {
    problems.add(new FormProblem(field, new Bilingual(id, en)));
  }
}
