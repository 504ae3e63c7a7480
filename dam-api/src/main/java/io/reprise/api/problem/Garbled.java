package io.reprise.api.problem;

import java.sql.SQLException;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.multipart.MultipartException;

/** Requests whose bytes are no text or no form: found out late, by whoever reads them first. */
final class Garbled {
    /** Of PostgreSQL: character not in repertoire, and one that JSON cannot have there; U+0000 is both. */
    private static final Set<String> NO_TEXT = Set.of("22021", "22P05");

    private Garbled() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof RequestRejectedException
                    || each instanceof InvalidParameterException
                    || each instanceof MultipartException
                    || (each instanceof SQLException sql && NO_TEXT.contains(String.valueOf(sql.getSQLState())))) {
                return true;
            }
        }
        return false;
    }
}
