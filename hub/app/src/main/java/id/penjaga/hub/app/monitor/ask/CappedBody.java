package id.penjaga.hub.app.monitor.ask;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// The beginning of an answer. What comes after the cap is not read: the connection is dropped.
final class CappedBody implements BodySubscriber<Optional<String>> {
  private final int cap;
  private final boolean whole;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<Optional<String>> body = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  /// @param whole whether what is longer than the cap is no answer; else its text is not kept
  CappedBody(int cap, boolean whole) {
    this.cap = cap;
    this.whole = whole;
  }

  /// Empty for an answer that was too long.
  @Override
  public CompletionStage<Optional<String>> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription to) {
    subscription = to;
    to.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> items) {
    for (ByteBuffer item : items) {
      if (bytes.size() + item.remaining() > cap) {
        if (subscription != null) {
          subscription.cancel();
        }
        body.complete(whole ? Optional.empty() : Optional.of(""));
        return;
      }
      byte[] some = new byte[item.remaining()];
      item.get(some);
      bytes.writeBytes(some);
    }
  }

  @Override
  public void onError(Throwable wrong) {
    body.completeExceptionally(wrong);
  }

  @Override
  public void onComplete() {
    body.complete(Optional.of(whole ? bytes.toString(StandardCharsets.UTF_8) : ""));
  }
}
