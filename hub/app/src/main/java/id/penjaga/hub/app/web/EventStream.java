package id.penjaga.hub.app.web;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomReads.Topic;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Server-sent events that tell open pages which of their parts may have changed; the page then
/// fetches those.
///
/// Each page has one virtual thread that sleeps until something changes or [#HEARTBEAT] has passed.
/// Changes that come while a page is being told are told together, so a slow reader costs nothing
/// but itself; when it does not read for Jetty's idle timeout it is dropped. The seats are bounded
/// for each account and address and in all: when one is missing, the oldest of the same account
/// gives way, or of the account that holds the most.
final class EventStream implements AutoCloseable {
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /// The least time between two events to one page, alarms excepted.
  private static final Duration PAUSE = Duration.ofMillis(250);

  static final int MOST = 120;
  static final int MOST_PER_ACCOUNT = 12;
  static final int MOST_PER_ADDRESS = 16;

  private final Security security;
  private final ConnectionSeats seats;
  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private final Runnable endListening;
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean closed;

  EventStream(Security security, RoomReads reads, ConnectionSeats seats) {
    this.security = security;
    this.seats = seats;
    this.endListening = reads.listen(this::changed);
  }

  int readers() {
    return readers.size();
  }

  void serve(Context ctx) throws IOException {
    RequestContext visitor = RequestContext.of(ctx);
    @Nullable LoginSession session = visitor.session();
    if (session == null) {
      throw new UnauthorizedResponse();
    }
    Reader reader = new Reader(session, visitor.address(), numbers.incrementAndGet());
    if (closed || !seated(reader)) {
      ctx.header("Retry-After", "30");
      ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
      return;
    }
    ctx.disableCompression();
    ctx.contentType("text/event-stream; charset=utf-8");
    ctx.header("X-Accel-Buffering", "no");
    seats.lasting(ctx);
    try {
      tell(ctx, reader);
    } catch (IOException _) {
      // The reader has gone.
    } finally {
      readers.remove(reader);
    }
  }

  @Override
  public void close() {
    closed = true;
    endListening.run();
    readers.forEach(Reader::wake);
  }

  /// Takes a seat for the reader. A page that was left is noticed only when it is next written to,
  /// so it is the oldest that gives way.
  ///
  /// @return false when other accounts hold every seat of the reader's address
  private synchronized boolean seated(Reader reader) {
    Predicate<Reader> account = r -> r.session.account() == reader.session.account();
    Predicate<Reader> address = r -> r.address.equals(reader.address);
    boolean placed = !reader.address.equals(Security.UNKNOWN_ADDRESS);
    if (count(account) >= MOST_PER_ACCOUNT) {
      giveWay(account);
    } else if (placed && count(address) >= MOST_PER_ADDRESS) {
      if (!giveWay(account.and(address))) {
        return false;
      }
    } else if (count(_ -> true) >= MOST) {
      giveWay(ofTheGreediest());
    }
    readers.add(reader);
    return true;
  }

  private long count(Predicate<Reader> which) {
    return readers.stream().filter(r -> !r.woken()).filter(which).count();
  }

  private boolean giveWay(Predicate<Reader> which) {
    Optional<Reader> oldest =
        readers.stream()
            .filter(r -> !r.woken())
            .filter(which)
            .min(Comparator.comparingLong(r -> r.number));
    oldest.ifPresent(Reader::wake);
    return oldest.isPresent();
  }

  private Predicate<Reader> ofTheGreediest() {
    Map<Long, Long> held =
        readers.stream()
            .filter(r -> !r.woken())
            .collect(Collectors.groupingBy(r -> r.session.account(), Collectors.counting()));
    long account =
        held.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return r -> r.session.account() == account;
  }

  private void tell(Context ctx, Reader reader) throws IOException {
    OutputStream out = ctx.res().getOutputStream();
    send(out, "retry: 2000\nevent: hello\ndata: -\n\n");
    while (!closed && security.alive(reader.session)) {
      Set<Topic> topics = reader.await();
      if (closed || reader.woken()) {
        break;
      }
      send(out, topics.isEmpty() ? "event: tick\ndata: -\n\n" : event(topics));
    }
    send(out, "event: bye\ndata: -\n\n");
  }

  private static String event(Set<Topic> topics) {
    return "event: change\ndata: "
        + topics.stream()
            .map(topic -> topic.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "))
        + "\n\n";
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void changed(Set<Topic> topics) {
    for (Reader reader : readers) {
      reader.news.note(topics);
    }
  }

  private static final class Reader {
    private final LoginSession session;
    private final String address;
    private final long number;
    private final PageNews news = new PageNews(HEARTBEAT, PAUSE);

    Reader(LoginSession session, String address, long number) {
      this.session = session;
      this.address = address;
      this.number = number;
    }

    void wake() {
      news.wake();
    }

    boolean woken() {
      return news.woken();
    }

    Set<Topic> await() throws IOException {
      try {
        return news.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the server stops", e);
      }
    }
  }
}
