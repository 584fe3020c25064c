package io.monitoring.web;

import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Chooses the type of an answer by the header {@code Accept}, as RFC 9110 wants it: the
 * range that names a type most closely says how welcome it is.
 */
final class Negotiation {

	private Negotiation() {
	}

	/**
	 * Choose the type that is most welcome.
	 * @param types the types that there are, in the order of our own preference
	 * @param headers headers of the request
	 * @return one of the types
	 */
	static String choose(List<String> types, HttpHeaders headers) {
		List<MediaType> accepted = parse(headers.getOrEmpty(HttpHeaders.ACCEPT));
		if (accepted.isEmpty()) {
			return types.get(0);
		}
		String best = null;
		double welcome = 0;
		for (String type : types) {
			double quality = quality(MediaType.valueOf(type), accepted);
			if (quality > welcome) {
				best = type;
				welcome = quality;
			}
		}
		if (best == null) {
			throw new ApiException(ApiException.Kind.NOT_ACCEPTABLE,
					"This path answers with %s only.".formatted(String.join(", ", types)));
		}
		return best;
	}

	private static double quality(MediaType type, List<MediaType> accepted) {
		double quality = 0;
		int closeness = -1;
		for (MediaType range : accepted) {
			int close = closeness(range);
			if (close > closeness && range.isCompatibleWith(type)) {
				closeness = close;
				quality = range.getQualityValue();
			}
		}
		return quality;
	}

	private static int closeness(MediaType range) {
		if (range.isWildcardType()) {
			return 0;
		}
		return range.isWildcardSubtype() ? 1 : 2;
	}

	private static List<MediaType> parse(List<String> accept) {
		try {
			return MediaType.parseMediaTypes(accept);
		}
		catch (InvalidMediaTypeException ex) {
			throw new ApiException(ApiException.Kind.MALFORMED, "The Accept header is not a list of media types.");
		}
	}

}
