package id.penjaga.hub.app.tuning;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.core.tuning.LimitsTrial.Stretch;
import id.penjaga.hub.core.tuning.TrialOutcome;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Other settings of a point, tried on its past by one person.
///
/// @param limits what is tried
/// @param days how long the stretch up to now is
/// @param day the one day that is tried in place of that; null for none
public record SettingsTrial(
    long number,
    DeviceId device,
    PointId point,
    Limits limits,
    int days,
    @Nullable LocalDate day,
    Stretch stretch,
    Progress progress) {

  /// How far a trial is.
  public enum State {
    /// Others are tried before.
    WAITING,
    RUNNING,
    DONE,
    CANCELLED,
    /// More alarms than can be compared.
    TOO_MANY,
    /// The history could not be read.
    FAILED;

    /// Whether it is not over.
    public boolean lasts() {
      return this == WAITING || this == RUNNING;
    }
  }

  /// What became of a trial so far; written by one thread and read by many.
  public static final class Progress {
    private volatile State state = State.WAITING;
    private volatile double share;
    private volatile boolean unwanted;
    private volatile @Nullable TrialOutcome outcome;

    Progress() {}

    public State state() {
      return state;
    }

    /// How much of the stretch is read, 0 to 1.
    public double share() {
      return share;
    }

    /// Null unless it is done.
    public @Nullable TrialOutcome outcome() {
      return outcome;
    }

    void read(double part) {
      state = State.RUNNING;
      share = part;
    }

    void done(TrialOutcome came) {
      outcome = came;
      share = 1;
      state = State.DONE;
    }

    void end(State end) {
      state = end;
    }

    /// It ends before its next portion.
    void unwanted() {
      unwanted = true;
    }

    boolean wanted() {
      return !unwanted;
    }
  }
}
