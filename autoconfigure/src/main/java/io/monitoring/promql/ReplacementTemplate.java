package io.monitoring.promql;

import com.google.re2j.Matcher;

/**
 * Puts the groups of a match into a text, with the rules of Go: {@code $1},
 * {@code ${name}}, {@code $$} for a dollar; the longest possible name counts and an
 * unknown one is empty.
 */
public final class ReplacementTemplate {

	private ReplacementTemplate() {
	}

	/**
	 * Expand the references in a text.
	 * @param template the text
	 * @param matcher a matcher that has just found a match
	 * @return the expanded text
	 */
	public static String expand(String template, Matcher matcher) {
		StringBuilder result = new StringBuilder();
		int position = 0;
		while (position < template.length()) {
			int dollar = template.indexOf('$', position);
			if (dollar < 0 || dollar == template.length() - 1) {
				return result.append(template, position, template.length()).toString();
			}
			result.append(template, position, dollar);
			position = expandReference(template, dollar + 1, matcher, result);
		}
		return result.toString();
	}

	private static int expandReference(String template, int start, Matcher matcher, StringBuilder result) {
		if (template.charAt(start) == '$') {
			result.append('$');
			return start + 1;
		}
		boolean braces = template.charAt(start) == '{';
		int nameStart = braces ? start + 1 : start;
		int nameEnd = nameStart;
		while (nameEnd < template.length() && isNamePart(template.charAt(nameEnd))) {
			nameEnd++;
		}
		boolean closed = !braces || (nameEnd < template.length() && template.charAt(nameEnd) == '}');
		if (nameEnd == nameStart || !closed) {
			result.append('$');
			return start;
		}
		result.append(group(template.substring(nameStart, nameEnd), matcher));
		return braces ? nameEnd + 1 : nameEnd;
	}

	private static boolean isNamePart(char c) {
		return c == '_' || Character.isLetterOrDigit(c);
	}

	private static String group(String name, Matcher matcher) {
		int index = -1;
		if (name.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			index = (name.length() < 9) ? Integer.parseInt(name) : -1;
		}
		else {
			index = matcher.pattern().namedGroups().getOrDefault(name, -1);
		}
		if (index < 0 || index > matcher.groupCount()) {
			return "";
		}
		String group = matcher.group(index);
		return (group != null) ? group : "";
	}

}
