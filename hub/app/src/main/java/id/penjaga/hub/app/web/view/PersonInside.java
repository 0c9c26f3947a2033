package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceId;
import java.time.Instant;

/// A person who is in the room now, as far as it is known (ACC-17).
///
/// @param key begin of the badge's digest: names this person in a form, and nowhere else
/// @param holder what the site calls the badge's holder
/// @param since when they went in
/// @param certainty how it is known that they are still inside
/// @param known since when it is known in this way
public record PersonInside(
    DeviceId device,
    String key,
    String holder,
    Label door,
    Instant since,
    Certainty certainty,
    Instant known) {

  /// Whether a badge and an opening of the door showed it.
  public boolean certain() {
    return certainty == Certainty.SEEN;
  }
}
