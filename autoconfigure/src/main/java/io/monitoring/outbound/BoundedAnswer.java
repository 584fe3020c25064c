package io.monitoring.outbound;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one request: its status is kept, its body is read up to a bound and
 * nothing in it is unpacked.
 */
final class BoundedAnswer implements BodyHandler<String>, BodySubscriber<String> {

	/** The status before there is one. */
	static final int NONE = 0;

	/** Enough for an answer that only says whether something was taken. */
	static final int SHORT = 16 * 1024;

	private final int maxBytes;

	private final CompletableFuture<String> body = new CompletableFuture<>();

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private volatile int status = NONE;

	private volatile @Nullable Duration retryAfter;

	private volatile String contentType = "";

	private volatile boolean full;

	private @Nullable Subscription subscription;

	/**
	 * Create an answer.
	 * @param maxBytes how much of its body is read
	 */
	BoundedAnswer(int maxBytes) {
		this.maxBytes = maxBytes;
	}

	int status() {
		return this.status;
	}

	String contentType() {
		return this.contentType;
	}

	/** Complete only once the body is there. */
	boolean isFull() {
		return this.full;
	}

	@Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	@Override
	public BodySubscriber<String> apply(ResponseInfo info) {
		this.retryAfter = RetryAfter.of(info.headers());
		this.contentType = info.headers().firstValue("Content-Type").orElse("");
		this.status = info.statusCode();
		return this;
	}

	@Override
	public CompletionStage<String> getBody() {
		return this.body;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		subscription.request(1);
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		for (ByteBuffer buffer : buffers) {
			byte[] part = new byte[Math.min(buffer.remaining(), this.maxBytes - this.bytes.size())];
			buffer.get(part);
			this.bytes.write(part, 0, part.length);
		}
		if (this.subscription == null) {
			return;
		}
		if (this.bytes.size() < this.maxBytes) {
			this.subscription.request(1);
		}
		else {
			this.full = true;
			this.subscription.cancel();
			onComplete();
		}
	}

	@Override
	public void onError(Throwable throwable) {
		this.body.completeExceptionally(throwable);
	}

	@Override
	public void onComplete() {
		this.body.complete(this.bytes.toString(StandardCharsets.UTF_8));
	}

}
