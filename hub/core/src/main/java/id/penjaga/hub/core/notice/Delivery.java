package id.penjaga.hub.core.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far one notice came by one channel.
///
/// @param channel name of the channel in the configuration
/// @param message the message it goes in: the id of the first notice of those told together
/// @param attempts that were made so far
/// @param queued when it was given to the channel
/// @param next when the next attempt may be made; of no use once the state is final
/// @param accepted when the channel took it over; null until then
/// @param received when the other end said that it has it; null until then
/// @param remark what the channel said last, in its own words
public record Delivery(
    String channel,
    String message,
    State state,
    int attempts,
    Instant queued,
    Instant next,
    @Nullable Instant accepted,
    @Nullable Instant received,
    String remark) {

  /// Each is a step further, but [State#FAILED].
  public enum State {
    /// It waits for its turn or for another attempt.
    QUEUED,
    /// The channel took it over. Nobody knows yet whether anybody has it.
    ACCEPTED,
    /// The other end has it.
    RECEIVED,
    /// It was given up.
    FAILED
  }

  /// A delivery that begins now.
  public static Delivery begun(String channel, String message, Instant now) {
    return new Delivery(channel, message, State.QUEUED, 0, now, now, null, null, "");
  }

  /// Whether something went wrong with it: it failed, or is tried again.
  public boolean troubled() {
    return state == State.FAILED || state == State.QUEUED && attempts > 0;
  }

  /// The delivery after an attempt of which this came.
  ///
  /// @param retry when it is tried again, and how long
  public Delivery after(Attempt attempt, Retry retry, Instant now) {
    int made = attempts + 1;
    if (state == State.RECEIVED || state == State.FAILED) {
      return this;
    }
    return switch (attempt) {
      case Attempt.Taken(String said) ->
          new Delivery(channel, message, State.ACCEPTED, made, queued, now, now, received, said);
      case Attempt.Got(String said) ->
          new Delivery(
              channel,
              message,
              State.RECEIVED,
              made,
              queued,
              now,
              accepted == null ? now : accepted,
              now,
              said);
      case Attempt.Refused(String why) -> failed(made, why, now);
      case Attempt.Missed(String why) -> {
        Instant again = retry.next(queued, made, now);
        yield again == null
            ? failed(made, why, now)
            : new Delivery(
                channel, message, State.QUEUED, made, queued, again, accepted, received, why);
      }
    };
  }

  /// The same once the other end said that it has it.
  public Delivery receipt(Instant at) {
    return received != null
        ? this
        : new Delivery(
            channel,
            message,
            State.RECEIVED,
            attempts,
            queued,
            next,
            accepted == null ? at : accepted,
            at,
            remark);
  }

  private Delivery failed(int made, String why, Instant now) {
    return new Delivery(channel, message, State.FAILED, made, queued, now, accepted, received, why);
  }
}
