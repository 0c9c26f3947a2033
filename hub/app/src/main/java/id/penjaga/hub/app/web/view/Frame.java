package id.penjaga.hub.app.web.view;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.words.Texts;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What stands around the content of every page.
///
/// @param session null without a login
/// @param path of this page, with its query
/// @param theme `auto`, `light` or `dark`
/// @param form the token every form must carry
/// @param site what the site calls its room
/// @param simulated whether the wires of a device are simulated (SYS-08)
/// @param openAlarms how many alarms stand or are not acknowledged
/// @param tasks how many tasks are theirs now, and alarms that were brought to them; empty for a
///     login without a person
/// @param assets gives the address of a file
public record Frame(
    Texts words,
    @Nullable LoginSession session,
    String path,
    String theme,
    String form,
    String site,
    boolean simulated,
    int openAlarms,
    OptionalInt tasks,
    UnaryOperator<String> assets) {

  public boolean loggedIn() {
    return session != null && !session.wall();
  }

  public boolean may(Role role) {
    return session != null && !session.wall() && session.role().covers(role);
  }

  public String name() {
    return session == null ? "" : session.name();
  }

  public String asset(String file) {
    return assets.apply(file);
  }

  /// The address of a picture in the sheet of icons.
  public String icon(String name) {
    return asset("icons.svg") + "#" + name;
  }

  /// Whether this page belongs under a heading of the navigation.
  public boolean under(String prefix) {
    return prefix.equals("/")
        ? path.equals("/") || path.startsWith("/points")
        : path.startsWith(prefix);
  }
}
