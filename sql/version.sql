SELECT news_version();
