package io.reprise.api;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;

/** The Reprise server. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(RepriseProperties.class)
@ComponentScan
public class Server {

    /** Starts a server and returns when it answers. It stops with the process, or when the result is closed. */
    public static RunningServer run(ServerOptions options) {
        SpringApplication application = new SpringApplication(Server.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        Map<String, Object> chosen = options.asProperties();
        // Ahead of the environment: what the command line says wins.
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("options", chosen)));
        return new RunningServer((ServletWebServerApplicationContext) application.run());
    }
}
