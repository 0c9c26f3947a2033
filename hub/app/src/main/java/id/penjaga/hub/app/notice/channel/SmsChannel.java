package id.penjaga.hub.app.notice.channel;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.notice.NoticeChannel;
import id.penjaga.hub.app.notice.NoticeMessage;
import id.penjaga.hub.core.notice.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/// Short messages through the outbox folder of `gammu-smsd`: a file is a message, its name bears
/// the number. Written beside and moved in, so that the daemon never reads half of one; the name is
/// of the notice, so that it is there once.
public final class SmsChannel implements NoticeChannel {
  /// A daemon that takes nothing out any more is as good as dead.
  private static final int MOST_WAITING = 200;

  private static final int LONGEST = 300; // two parts

  private final NoticeConfig.Sms sms;

  public SmsChannel(NoticeConfig.Sms sms) {
    this.sms = sms;
  }

  @Override
  public String name() {
    return sms.name();
  }

  @Override
  public String kind() {
    return "gammu";
  }

  @Override
  public String target() {
    return sms.spool().toString();
  }

  @Override
  public boolean fits(String address) {
    return address.matches(GatewayPreset.Form.NUMBER);
  }

  @Override
  public Attempt send(NoticeMessage message) {
    Path spool = sms.spool();
    String number = message.address().replaceAll("[^0-9+]", "");
    String serial = message.id().replaceAll("[^0-9a-f]", "");
    String name = "OUTC00000000_000000_00_" + number + "_" + serial + ".txt";
    String text = message.subject() + "\n" + message.text();
    try (Stream<Path> waiting = Files.list(spool)) {
      if (waiting.limit(MOST_WAITING).count() == MOST_WAITING) {
        return new Attempt.Missed(
            "gammu-smsd takes nothing: " + MOST_WAITING + " messages wait in " + spool);
      }
      Path half = spool.resolve("." + serial + ".part");
      Files.writeString(
          half,
          text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text,
          StandardCharsets.UTF_8);
      Files.move(
          half,
          spool.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return new Attempt.Taken(name);
    } catch (IOException e) {
      return new Attempt.Missed(OneLine.of(FileWords.of(spool, e)));
    }
  }
}
