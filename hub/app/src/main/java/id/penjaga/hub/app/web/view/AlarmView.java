package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.alarm.Climb;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One alarm from its raising to its end (ENV-11).
///
/// @param id the store's number of it
/// @param name what the book calls this occurrence
/// @param kind an [id.penjaga.device.messages.AlarmKind], or one of those that the hub raises
///     itself; their point is the device's name
/// @param label what the site calls the point
/// @param measured the value that was outside when it was raised
/// @param cleared null while the condition stands or waits for an acknowledgement
/// @param latched the condition is gone, and the device keeps the alarm until it is acknowledged
/// @param detail what an alarm of the hub's own is about; empty for others
/// @param remark why it was closed though no record clears it, a key of the texts; null otherwise
/// @param handled by whom it was acknowledged, when and with what note; null while it is not
/// @param unheard it was acknowledged while its device could not be reached, and the device still
///     waits for it
/// @param shelvedOrOut whether it stood while it was shelved or its point out of service, so that
///     nobody was told of it meanwhile
/// @param shelf who shelved it or took its point out of service, and until when; null when nobody
///     did
/// @param raises how often it was raised while it chattered and stood as one; 0 when it never did
/// @param chattering whether it does so now
/// @param climb as it climbs its chain, without what was told of it
public record AlarmView(
    long id,
    String name,
    DeviceId device,
    String kind,
    String point,
    Label label,
    Severity severity,
    @Nullable Measure measured,
    Instant raised,
    @Nullable Instant cleared,
    boolean latched,
    String detail,
    @Nullable String remark,
    @Nullable Handled handled,
    boolean unheard,
    boolean shelvedOrOut,
    @Nullable ShelfView shelf,
    long raises,
    boolean chattering,
    Climb climb) {

  /// @param by the person's name; empty when their record is lost
  /// @param note empty when it was acknowledged at the device and nobody has written one since
  public record Handled(String by, Instant at, String note) {
    public boolean noteMissing() {
      return note.isEmpty() && !by.isEmpty();
    }
  }

  public boolean active() {
    return cleared == null;
  }

  /// Whether it is not acknowledged yet.
  public boolean open() {
    return handled == null;
  }

  /// Whether it was acknowledged at its device, and the note is still to be written (ENV-11).
  public boolean noteMissing() {
    return handled != null && handled.noteMissing();
  }

  /// Whether a person is to acknowledge it, for the first time or once more, or to write the note.
  public boolean waits() {
    return open() || unheard || noteMissing();
  }

  /// Whether a page offers to shelve it.
  public boolean shelvable() {
    return active() && shelf == null && ShelfKinds.may(kind);
  }

  /// Where the form goes that shelves it.
  public String shelvePath() {
    return "/points/" + device + "/" + point;
  }

  public RoomStanding standing() {
    return RoomStanding.of(severity);
  }

  /// Where to look at what it is about.
  public String path() {
    return point.equals(device.name()) ? "/devices" : "/points/" + device + "/" + point;
  }
}
