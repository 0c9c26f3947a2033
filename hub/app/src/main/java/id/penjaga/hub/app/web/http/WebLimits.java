package id.penjaga.hub.app.web.http;

import java.time.Duration;

/// What strangers may take of the web server. Together with the bounds of Jetty's buffers it keeps
/// the hub inside the heap it ships with.
///
/// @param connections open at once, from everywhere
/// @param perAddress open at once from one address; not asked behind a proxy, where all are one
/// @param form bytes of a form; the largest of our own is about 1 KB
/// @param fields of a form
/// @param cookies of a request
/// @param headers until the headers of a request are complete, from the opening or the last answer
/// @param body until a form is complete, from its headers
/// @param answer until an answer is written and read; an event stream is not bound by it
/// @param uploads what people who are logged in may take to send files
/// @param programs requests of one token in a second, over time
public record WebLimits(
    int connections,
    int perAddress,
    int form,
    int fields,
    int cookies,
    Duration headers,
    Duration body,
    Duration answer,
    Uploads uploads,
    int programs) {

  /// @param atOnce how many forms with files are read at the same time; the next ones wait
  /// @param whole until such a form is complete, from its headers
  /// @param bytesPerSecond the least that must come on average, once the time of a plain form is
  ///     over
  public record Uploads(int atOnce, Duration whole, int bytesPerSecond) {}

  public static final WebLimits SHIPPED =
      new WebLimits(
          200,
          40,
          8 * 1024,
          50,
          50,
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          new Uploads(4, Duration.ofMinutes(10), 8 * 1024),
          200);
}
