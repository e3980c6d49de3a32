"""Django settings, derived from the site's configuration (kernel/configuration.py)."""

from pathlib import Path
from typing import Any

from django.utils.csp import CSP

from motcua.kernel import configuration
from motcua.kernel.database.address import django_database

SITE = configuration.load()

DEBUG = SITE.debug
SECRET_KEY = SITE.secret_key
ALLOWED_HOSTS = list(SITE.allowed_hosts)
TRAINING_CLOCK = SITE.training_clock
TRAINING_SITE = SITE.training_site
IN_PRODUCTION = SITE.in_production
IDENTITY_PROVIDERS = SITE.identity_providers
FILE_SIZE_LIMIT = SITE.file_size_limit
CLAMAV = SITE.clamav
PAYMENT_GATEWAYS = SITE.payment_gateways
PAYMENT_SIMULATOR = SITE.payment_simulator
MEETING_SERVER = SITE.meeting_server
PAYMENT_SIMULATOR_DIRECTORY = SITE.data_directory / "payment-simulator"
FILE_UPLOAD_HANDLERS = ["motcua.kernel.files.arriving.BoundedUpload"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "motcua.kernel.jobs",
    "motcua.kernel.messages",
    "motcua.journal",
    "motcua.territory",
    "motcua.people",
    "motcua.organisation",
    "motcua.worktime",
    "motcua.catalogue",
    "motcua.processes",
    "motcua.forms",
    "motcua.dossiers",
    "motcua.payments",
    "motcua.notices",
    "motcua.filing",
    "motcua.surveys",
    "motcua.statistics",
    "motcua.printing",
    "motcua.reports",
    "motcua.indices",
    "motcua.oversight",
    "motcua.reforms",
    "motcua.reviews",
    "motcua.programmes",
    "motcua.inspections",
    "motcua.meetings",
    "motcua.petitions",
    "motcua.news",
    "motcua.web",
    "motcua.payment_simulator",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.web.compression.CompressionMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # allauth refuses to start without it; no page of its is served
    "motcua.web.idle.IdleMiddleware",
    "motcua.web.actor.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "motcua.web.errors.RefusalMiddleware",
]
ROOT_URLCONF = "motcua.web.urls"
WSGI_APPLICATION = "motcua.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "motcua.web.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "motcua.web.templatetags.display"],
        },
    }
]
FORM_RENDERER = "motcua.web.forms.Renderer"
CSRF_FAILURE_VIEW = "motcua.web.errors.form_expired"
DATABASES = {"default": django_database(SITE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["motcua.web.actor.AccountBackend"]
SESSION_ENGINE = "motcua.web.sessions"
SESSION_COOKIE_AGE = SITE.idle_minutes * 60  # prolonged by use (web/idle.py)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
AUTH_PASSWORD_VALIDATORS = [{"NAME": "motcua.people.password_validator.HouseRules"}]
SECOND_FACTOR_DEMANDED = SITE.second_factor_demanded
MFA_ADAPTER = "motcua.people.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Một Cửa"
ACCOUNT_EMAIL_VERIFICATION = "none"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

MESSAGES_STAND_IN = DEBUG or TRAINING_SITE
SITE_ADDRESS = SITE.messages.site_address or f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
QUIET_HOURS = (SITE.messages.quiet_from, SITE.messages.quiet_to)
MAILERS = {"default": {"OPTIONS": SITE.messages.smtp_options}}
MAIL_FROM = SITE.messages.mail_from
SMS_GATEWAY = {"address": SITE.messages.sms_address, "token": SITE.messages.sms_token}
ZALO = {
    "address": SITE.messages.zalo_address,
    "token": SITE.messages.zalo_token,
    "template": SITE.messages.zalo_template,
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "static/"
STATIC_ROOT: Path | None = SITE.data_directory / "static"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "files": {
        "BACKEND": "motcua.kernel.files.storage.WholeFileStorage",
        "OPTIONS": {"location": SITE.data_directory / "files"},
    },
    "exports": {  # copies of somebody's data, for a few days
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": SITE.data_directory / "exports", "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG or TRAINING_SITE:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    WHITENOISE_USE_FINDERS = True
    STATIC_ROOT = None  # served from where they lie; nothing is collected

LOGGING = {  # Django's own way, outside DEBUG, is mail to nobody: a fault would leave no trace
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "pypdf": {"level": "CRITICAL"},  # what it finds odd in somebody's file is no matter of the site's log
    },
}

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "frame-src": [CSP.SELF],  # papers seen beside their dossier
    "base-uri": [CSP.SELF],
    # Signing out goes on to the identity provider, where the site has one.
    "form-action": [CSP.SELF, *(origin for provider in IDENTITY_PROVIDERS for origin in provider.origins)],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
if not (DEBUG or TRAINING_SITE):
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31536000
