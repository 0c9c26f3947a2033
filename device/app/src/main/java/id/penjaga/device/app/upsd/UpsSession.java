package id.penjaga.device.app.upsd;

import id.penjaga.device.app.config.ShutdownAccount;
import id.penjaga.device.app.upsd.UpsPicture.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One conversation of the protocol, without its wire: a line comes in, lines go out.
///
/// Values are told to whoever asks, as every upsd does; the account is asked of those who want to
/// be counted and waited for. Nobody changes anything here, and nobody else is primary.
final class UpsSession {
  static final String VERSION = "1.3";

  private static final List<String> COMMANDS =
      List.of(
          "HELP",
          "VER",
          "NETVER",
          "PROTVER",
          "GET",
          "LIST",
          "USERNAME",
          "PASSWORD",
          "LOGIN",
          "LOGOUT",
          "STARTTLS");

  private final Host host;
  private final ShutdownAccount account;
  private final String program;
  private final long connectedMs;
  private @Nullable String user;
  private @Nullable String password;
  private volatile @Nullable Login login;

  /// @param group whose server it is
  /// @param sinceMs uptime since which it is logged in
  record Login(String group, long sinceMs) {}

  /// What a conversation asks of the server that has it.
  interface Host {
    UpsPicture picture();

    /// Uptime in milliseconds.
    long uptimeMs();

    /// Whether a password from this address may be looked at now.
    boolean mayTry();

    void wrongPassword();

    /// Somebody wants to be shut down with a UPS itself, which nobody ever is.
    void wrongName(String ups);

    /// Addresses of the servers of a group.
    List<String> clients(String group);
  }

  /// @param lines without their ends
  /// @param end whether the conversation is over
  record Answer(List<String> lines, boolean end) {
    static Answer of(String line) {
      return new Answer(List.of(line), false);
    }

    static Answer last(String line) {
      return new Answer(List.of(line), true);
    }
  }

  /// @param program name and version
  UpsSession(Host host, ShutdownAccount account, String program) {
    this.host = host;
    this.account = account;
    this.program = program;
    connectedMs = host.uptimeMs();
  }

  /// For any thread; null until it is logged in.
  @Nullable Login login() {
    return login;
  }

  Answer answer(String line) {
    List<String> words = words(line);
    if (words == null || words.isEmpty()) {
      return error("INVALID-ARGUMENT");
    }
    String command = words.getFirst().toUpperCase(Locale.ROOT);
    return switch (command) {
      case "HELP" -> Answer.of("Commands: " + String.join(" ", COMMANDS));
      case "VER" -> Answer.of(program + ", network protocol " + VERSION);
      case "NETVER", "PROTVER" -> Answer.of(VERSION);
      case "STARTTLS" -> error("FEATURE-NOT-CONFIGURED");
      case "USERNAME" -> username(words);
      case "PASSWORD" -> password(words);
      case "LOGIN" -> words.size() == 2 ? login(words.get(1)) : error("INVALID-ARGUMENT");
      case "LOGOUT" -> Answer.last("OK Goodbye");
      case "LIST" -> list(words);
      case "GET" -> get(words);
      case "PRIMARY", "MASTER", "FSD", "SET", "INSTCMD" -> error("ACCESS-DENIED");
      default -> error("UNKNOWN-COMMAND");
    };
  }

  private Answer username(List<String> words) {
    if (words.size() != 2) {
      return error("INVALID-ARGUMENT");
    }
    if (user != null) {
      return error("ALREADY-SET-USERNAME");
    }
    user = words.get(1);
    return Answer.of("OK");
  }

  private Answer password(List<String> words) {
    if (words.size() != 2) {
      return error("INVALID-ARGUMENT");
    }
    if (password != null) {
      return error("ALREADY-SET-PASSWORD");
    }
    password = words.get(1);
    return Answer.of("OK");
  }

  private Answer login(String name) {
    if (login != null) {
      return error("ALREADY-LOGGED-IN");
    }
    if (user == null) {
      return error("USERNAME-REQUIRED");
    }
    if (password == null) {
      return error("PASSWORD-REQUIRED");
    }
    if (!host.mayTry()) {
      return Answer.last("ERR ACCESS-DENIED");
    }
    if (!same(user, account.user()) | !same(password, account.password())) {
      host.wrongPassword();
      return Answer.last("ERR ACCESS-DENIED");
    }
    Named ups = host.picture().all().get(name);
    if (ups == null) {
      return error("UNKNOWN-UPS");
    }
    if (ups.group() == null) {
      host.wrongName(name);
      return error("ACCESS-DENIED");
    }
    login = new Login(name, host.uptimeMs());
    return Answer.of("OK");
  }

  /// Takes as long for every length.
  private static boolean same(String given, String wanted) {
    return MessageDigest.isEqual(digest(given), digest(wanted));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Answer list(List<String> words) {
    if (words.size() == 2 && words.get(1).equalsIgnoreCase("UPS")) {
      List<String> lines = new ArrayList<>();
      host.picture()
          .all()
          .values()
          .forEach(ups -> lines.add("UPS " + ups.name() + " " + quoted(ups.description())));
      return listed("UPS", lines);
    }
    if (words.size() != 3) {
      return error("INVALID-ARGUMENT");
    }
    UpsPicture picture = host.picture();
    Named ups = picture.all().get(words.get(2));
    if (ups == null) {
      return error("UNKNOWN-UPS");
    }
    List<String> lines = new ArrayList<>();
    String what = words.get(1).toUpperCase(Locale.ROOT);
    switch (what) {
      case "VAR" -> {
        Map<String, String> variables = picture.variables(ups, sinceMs());
        if (variables.isEmpty()) {
          return error("DATA-STALE");
        }
        variables.forEach(
            (name, value) -> lines.add("VAR " + ups.name() + " " + name + " " + quoted(value)));
      }
      case "CLIENT" ->
          host.clients(ups.name())
              .forEach(address -> lines.add("CLIENT " + ups.name() + " " + address));
      case "RW", "CMD" -> {}
      default -> {
        return error("INVALID-ARGUMENT");
      }
    }
    return listed(what + " " + ups.name(), lines);
  }

  private static Answer listed(String what, List<String> lines) {
    List<String> all = new ArrayList<>();
    all.add("BEGIN LIST " + what);
    all.addAll(lines);
    all.add("END LIST " + what);
    return new Answer(all, false);
  }

  private Answer get(List<String> words) {
    if (words.size() < 3) {
      return error("INVALID-ARGUMENT");
    }
    UpsPicture picture = host.picture();
    Named ups = picture.all().get(words.get(2));
    if (ups == null) {
      return error("UNKNOWN-UPS");
    }
    String what = words.get(1).toUpperCase(Locale.ROOT);
    return switch (what) {
      case "UPSDESC" -> Answer.of("UPSDESC " + ups.name() + " " + quoted(ups.description()));
      case "NUMLOGINS" ->
          Answer.of("NUMLOGINS " + ups.name() + " " + host.clients(ups.name()).size());
      case "VAR", "TYPE", "DESC" ->
          words.size() == 4
              ? variable(what, picture, ups, words.get(3))
              : error("INVALID-ARGUMENT");
      case "CMDDESC" -> error("CMD-NOT-SUPPORTED");
      default -> error("INVALID-ARGUMENT");
    };
  }

  private Answer variable(String what, UpsPicture picture, Named ups, String name) {
    Map<String, String> variables = picture.variables(ups, sinceMs());
    if (variables.isEmpty() || variables.size() == 1 && !variables.containsKey(name)) {
      return error("DATA-STALE");
    }
    String value = variables.get(name);
    if (value == null) {
      return error("VAR-NOT-SUPPORTED");
    }
    String of = what + " " + ups.name() + " " + name + " ";
    return switch (what) {
      case "VAR" -> Answer.of(of + quoted(value));
      case "TYPE" -> Answer.of(of + (value.matches("-?[0-9.]+") ? "NUMBER" : "STRING:64"));
      default -> Answer.of(of + quoted("Description unavailable"));
    };
  }

  private long sinceMs() {
    Login now = login;
    return now == null ? connectedMs : now.sinceMs();
  }

  private static Answer error(String word) {
    return Answer.of("ERR " + word);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// Words of a line, in quotes or not; null when a quote does not end.
  static @Nullable List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inside = false;
    boolean any = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        i++;
        word.append(line.charAt(i));
        any = true;
      } else if (c == '"') {
        inside = !inside;
        any = true;
      } else if (!inside && (c == ' ' || c == '\t')) {
        if (any) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
        any = true;
      }
    }
    if (any) {
      words.add(word.toString());
    }
    return inside ? null : words;
  }
}
