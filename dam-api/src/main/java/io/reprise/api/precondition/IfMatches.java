package io.reprise.api.precondition;

import io.reprise.api.problem.Refusal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads {@code If-Match} (RFC 9110, section 13.1.1).
 *
 * <p>{@code *} names no state, so a change with it would overwrite unseen what others did: it counts as missing. A weak
 * tag, or one that is not of our making, never matches: 412. Several tags: 400, a change is of one state.
 */
public final class IfMatches implements HandlerMethodArgumentResolver {
    private static final Pattern OURS = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String[] values = request.getHeaderValues(HttpHeaders.IF_MATCH);
        return parse(values == null ? null : String.join(", ", values));
    }

    /** For a resource that may not exist yet: whoever calls has found that it does. */
    public static IfMatch parse(@Nullable String header) {
        if (header == null || header.isBlank() || header.strip().equals("*")) {
            throw new Refusal(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "precondition-required",
                    "A change needs If-Match with the ETag of the state it was decided upon.",
                    Map.of());
        }
        String tag = header.strip();
        Matcher ours = OURS.matcher(tag);
        if (ours.matches()) {
            return new IfMatch(Long.parseLong(ours.group(1)));
        }
        if (TAG.matcher(tag).matches()) {
            throw new Refusal(
                    HttpStatus.PRECONDITION_FAILED, "stale", "It is not in the state that If-Match names.", Map.of());
        }
        throw new Refusal(
                HttpStatus.BAD_REQUEST, "malformed-if-match", "If-Match takes one quoted entity tag.", Map.of());
    }
}
