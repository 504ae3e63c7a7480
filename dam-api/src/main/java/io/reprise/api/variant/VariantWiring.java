package io.reprise.api.variant;

import io.reprise.api.job.KindOfWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has this node render variants. */
@Configuration(proxyBeanMethods = false)
class VariantWiring {
    @Bean
    KindOfWork derivingVariants(RenderVariants renderVariants) {
        return new KindOfWork(RenderVariants.KIND, renderVariants);
    }
}
