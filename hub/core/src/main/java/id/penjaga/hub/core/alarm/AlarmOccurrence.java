package id.penjaga.hub.core.alarm;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One time that an alarm was raised, as figures count it.
///
/// @param id the store's number of it
/// @param label what the site calls the point
/// @param cleared null while it stands
/// @param endSeen whether its device said that it ended. An end that was only found later says
///     until when it may have stood, and nothing of how long it did
/// @param acknowledged null while nobody took note of it
/// @param aside whether it stood while people had set it aside, so that nobody was told of it
/// @param back when it came back from there while it stood; null when it did not
/// @param raises how often its device counted it while it chattered and stood as one; 1 for one
///     that never did
public record AlarmOccurrence(
    long id,
    String device,
    String kind,
    String point,
    Bilingual label,
    Severity severity,
    Instant raised,
    @Nullable Instant cleared,
    boolean endSeen,
    @Nullable Instant acknowledged,
    boolean aside,
    @Nullable Instant back,
    long raises) {

  /// One that nobody set aside and that did not chatter.
  public AlarmOccurrence(
      long id,
      String device,
      String kind,
      String point,
      Bilingual label,
      Severity severity,
      Instant raised,
      @Nullable Instant cleared,
      boolean endSeen,
      @Nullable Instant acknowledged) {
    this(
        id,
        device,
        kind,
        point,
        label,
        severity,
        raised,
        cleared,
        endSeen,
        acknowledged,
        false,
        null,
        1);
  }

  /// What raises it again and again.
  public record Source(String device, String kind, String point) {}

  public Source source() {
    return new Source(device, kind, point);
  }

  /// Whether its device said that it chattered.
  boolean chattered() {
    return raises > 1;
  }

  /// Whether nobody was told of it to its end.
  boolean silent() {
    return aside && back == null;
  }

  /// Since when people could take care of it.
  Instant heard() {
    return back == null ? raised : back;
  }

  /// How long it stood; null while it does, and where nobody saw its end.
  public @Nullable Duration stood() {
    return cleared == null || !endSeen ? null : Duration.between(raised, cleared);
  }
}
