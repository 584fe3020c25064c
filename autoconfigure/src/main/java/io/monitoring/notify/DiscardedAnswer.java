package io.monitoring.notify;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one request: its status is kept, its body is read up to a bound, so that
 * the connection can be used again, and thrown away.
 */
final class DiscardedAnswer implements BodyHandler<String>, BodySubscriber<String> {

	/** The status before there is one. */
	static final int NONE = 0;

	private static final int MAX_BYTES = 16 * 1024;

	private final CompletableFuture<String> body = new CompletableFuture<>();

	private volatile int status = NONE;

	private volatile String retryAfter = "";

	private @Nullable Subscription subscription;

	private int bytes;

	int status() {
		return this.status;
	}

	String retryAfter() {
		return this.retryAfter;
	}

	@Override
	public BodySubscriber<String> apply(ResponseInfo info) {
		this.retryAfter = info.headers().firstValue("Retry-After").orElse("");
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
			this.bytes += buffer.remaining();
		}
		if (this.subscription == null) {
			return;
		}
		if (this.bytes < MAX_BYTES) {
			this.subscription.request(1);
		}
		else {
			this.subscription.cancel();
			this.body.complete("");
		}
	}

	@Override
	public void onError(Throwable throwable) {
		this.body.completeExceptionally(throwable);
	}

	@Override
	public void onComplete() {
		this.body.complete("");
	}

}
