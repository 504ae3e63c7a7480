package io.reprise.api.document;

import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Gates;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.Onces;
import io.reprise.api.precondition.IfMatch;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.method.HandlerMethod;

/** Writes into the document what every route has in common, so that controllers need not. */
@Configuration(proxyBeanMethods = false)
class DocumentWiring {
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, IfMatch.class, Once.class);
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info().title("Reprise").version("1"))
                .components(new Components()
                        .addSchemas(PROBLEM, problem())
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    OperationCustomizer commonToAllRoutes() {
        return (operation, handler) -> {
            Gates.of(handler).ifPresent(gate -> operation.addExtension("x-gate", gate.word()));
            header(operation, handler, IfMatch.class, HttpHeaders.IF_MATCH, true);
            header(operation, handler, Once.class, Onces.HEADER, false);
            operation.setResponses(responses(operation.getResponses(), handler));
            return operation;
        };
    }

    private static void header(
            Operation operation, HandlerMethod handler, Class<?> type, String name, boolean required) {
        boolean taken = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == type);
        if (taken) {
            operation.addParametersItem(
                    new HeaderParameter().name(name).required(required).schema(new StringSchema()));
        }
    }

    private static ApiResponses responses(@Nullable ApiResponses derived, HandlerMethod handler) {
        Optional<Content> body = derived == null
                ? Optional.empty()
                : derived.values().stream()
                        .map(ApiResponse::getContent)
                        .filter(content -> content != null && !content.isEmpty())
                        .findFirst();
        ApiResponses responses = new ApiResponses();
        for (int status : Statuses.of(handler)) {
            HttpStatusCode known = HttpStatusCode.valueOf(status);
            ApiResponse response = new ApiResponse()
                    .description(known instanceof HttpStatus named ? named.getReasonPhrase() : "Checksum Mismatch");
            if (known.isError()) {
                response.content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
            } else if (known != HttpStatus.NO_CONTENT && known != HttpStatus.NOT_MODIFIED) {
                body.ifPresent(response::content);
            }
            responses.addApiResponse(Integer.toString(status), response);
        }
        return responses;
    }

    /** RFC 9457, section 3.1, with our stable code. */
    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("params", new ObjectSchema());
    }
}
