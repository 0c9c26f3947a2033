package id.penjaga.device.app.virtualpi;

import id.penjaga.device.app.board.serial.Pty;
import id.penjaga.device.app.linux.LinuxException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A PN532 with one badge in front of it, from the words of its manual.
final class Pn532Play {
  static final String BADGE = "92e3a417";

  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern COMMAND = Pattern.compile("0000ff....d4(..)(?:..)*?00$");
  private static final String ACK = "0000ff00ff00";
  private static final String FIRMWARE = answer("0332010607");
  private static final String SAM = answer("15");
  private static final String FIELD = answer("33");
  private static final String FOUND = answer("4b010100040804" + BADGE);
  private static final String RELEASED = answer("5300");

  /// What it says from its start to the first badge, on a bus where it is only asked.
  static final List<String> WHOLE_STORY =
      List.of(ACK, FIRMWARE, ACK, SAM, ACK, FIELD, ACK, FOUND, ACK, RELEASED);

  private Pn532Play() {}

  /// Answers on a serial line until nothing was asked for ten seconds.
  static void answer(Pty line) throws LinuxException {
    StringBuilder heard = new StringBuilder();
    for (byte[] bytes = line.hear(); bytes.length > 0; bytes = line.hear()) {
      heard.append(HEX.formatHex(bytes));
      Matcher asked = COMMAND.matcher(heard.toString());
      if (asked.find()) {
        heard.setLength(0);
        line.say(HEX.parseHex(ACK));
        line.say(
            HEX.parseHex(
                switch (asked.group(1)) {
                  case "02" -> FIRMWARE;
                  case "14" -> SAM;
                  case "32" -> FIELD;
                  case "4a" -> FOUND;
                  default -> RELEASED;
                }));
      }
    }
  }

  private static String answer(String body) {
    byte[] bytes = HEX.parseHex("d5" + body);
    int sum = 0;
    for (byte each : bytes) {
      sum += each;
    }
    byte[] head = {0, 0, (byte) 0xFF, (byte) bytes.length, (byte) -bytes.length};
    return HEX.formatHex(head) + HEX.formatHex(bytes) + HEX.formatHex(new byte[] {(byte) -sum, 0});
  }
}
