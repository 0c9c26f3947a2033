package id.penjaga.hub.app.notice;

import id.penjaga.hub.core.notice.Attempt;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A hub that sends what is in its outbox and says on its output each message that went out. After
/// some of them it waits to be killed, before it could keep that it sent the last.
final class NoticeCrashChild {
  private static int left;

  private NoticeCrashChild() {}

  /// @param args folder of the store, and how many messages go out before it waits
  static void main(String... args) throws Exception {
    left = Integer.parseInt(args[1]);
    try (NoticeRoom room = new NoticeRoom(Path.of(args[0]))) {
      room.channels.forEach((name, channel) -> channel.answer = message -> out(name, message));
      System.out.println("open");
      room.notices.once();
      room.notices.once();
      System.out.println("done");
    }
  }

  private static Attempt out(String channel, NoticeMessage message) {
    System.out.println(
        channel + " " + message.id() + " " + message.address() + " " + message.cause());
    if (--left == 0) {
      System.out.println("waits");
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return new Attempt.Taken("ok");
  }
}
