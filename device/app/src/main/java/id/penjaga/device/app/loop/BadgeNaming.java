package id.penjaga.device.app.loop;

import id.penjaga.device.core.Remembered;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.messages.BadgeId;
import java.util.List;
import java.util.Map;

/// Knows what badges of older records are called now (decision 0020).
@FunctionalInterface
public interface BadgeNaming {
  /// @param known the badges of the room
  /// @return what they are called now, by what the records call them, where that differs
  Map<BadgeId, BadgeId> names(List<Remembered> records, Credentials known);
}
