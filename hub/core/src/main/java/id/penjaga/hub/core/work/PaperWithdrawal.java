package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import org.jspecify.annotations.Nullable;

/// What a frozen paper must be to be withdrawn, whatever it tells of: in force, and for a reason.
public final class PaperWithdrawal {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 500;

  private PaperWithdrawal() {}

  /// Why a paper is not withdrawn; null when it may be.
  ///
  /// @param withdrawn whether it is already
  /// @param replaced whether another took its place
  public static @Nullable Refused refusal(String reason, boolean withdrawn, boolean replaced) {
    if (withdrawn) {
      return no(
          Reason.ALREADY_DONE, "Dokumen ini sudah dicabut.", "This paper is withdrawn already.");
    }
    if (replaced) {
      return no(
          Reason.ALREADY_DONE,
          "Dokumen ini sudah diganti; yang dapat dicabut hanya penggantinya.",
          "This paper is replaced already; only the one in its place can be withdrawn.");
    }
    int letters = reason.strip().length();
    return letters >= SHORTEST && letters <= LONGEST
        ? null
        : no(
            Reason.REASON_MISSING,
            "Tuliskan alasan pencabutan, 5 sampai 500 huruf, tanpa nama orang.",
            "Write why it is withdrawn, 5 to 500 characters, without names of people.");
  }
}
