chrome.runtime.onMessage.addListener((name, _sender, respond) => respond(name));
