package id.penjaga.device.app.loop;

import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Unit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which events overtake others on their way to the control thread: exit buttons, badges on the way
/// out, and everything two-valued, such as the contacts of doors, leaks and mains and the outputs,
/// with the news that an output or a reader is well again. Steps of the clock belong to them,
/// because all later moments are measured on the new clock.
public final class Urgency implements Predicate<Event> {
  private final RoomRules rules;

  public Urgency(RoomRules rules) {
    this.rules = rules;
  }

  @Override
  public boolean test(Event event) {
    return switch (event) {
      case Event.ExitPressed _, Event.ClockSet _, Event.PartWell _ -> true;
      case Event.BadgePresented e -> letsOut(e) != null;
      case Event.Sampled e -> twoValued(e.reading().point());
      default -> false;
    };
  }

  private boolean twoValued(PointId point) {
    PointInfo info = rules.points().get(point);
    return info != null && info.unit() == Unit.STATE;
  }

  /// The door at which a badge is shown on the way out; null when it is not.
  @Nullable PointId letsOut(Event.BadgePresented badge) {
    RoomRules.ReaderRule rule = rules.readers().get(badge.reader());
    return rule != null && rule.direction() == Direction.OUT ? rule.door() : null;
  }
}
