package id.penjaga.hub.app.web.alarm;

import id.penjaga.hub.app.web.words.Texts;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/// What an alarm means to whoever reads it: what may have caused it, what comes of it when nobody
/// does anything, and what to do.
public record AlarmMeaning(String cause, String consequence, String todo) {

  /// Null for a kind that a newer device knows, and this hub does not.
  public static @Nullable AlarmMeaning of(String kind, Texts w) {
    String known = kind.replaceFirst("_HIGH_HIGH$", "_HIGH").replaceFirst("_LOW_LOW$", "_LOW");
    try {
      return new AlarmMeaning(
          w.t("alarm.cause." + known),
          w.t("alarm.consequence." + known),
          w.t("alarm.todo." + known));
    } catch (MissingResourceException _) {
      return null;
    }
  }
}
