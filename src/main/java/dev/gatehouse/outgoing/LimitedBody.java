package dev.gatehouse.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads a body up to a length, and hangs up on a longer one, which fails or is cut. */
final class LimitedBody implements BodySubscriber<byte[]> {
  private final int most;
  private final boolean refusesLonger;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private Flow.Subscription subscription;

  /** The body is longer than it may be. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  LimitedBody(int most, boolean refusesLonger) {
    this.most = most;
    this.refusesLonger = refusesLonger;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] piece = new byte[Math.min(buffer.remaining(), most + 1 - read.size())];
      buffer.get(piece);
      read.writeBytes(piece);
    }
    if (read.size() > most) {
      subscription.cancel();
      if (refusesLonger) {
        whole.completeExceptionally(new TooLarge());
      } else {
        whole.complete(Arrays.copyOf(read.toByteArray(), most));
      }
    }
  }

  @Override
  public void onError(Throwable thrown) {
    whole.completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    whole.complete(read.toByteArray());
  }
}
